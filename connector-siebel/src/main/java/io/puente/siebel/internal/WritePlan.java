package io.puente.siebel.internal;

import java.util.List;

/** The rows of one batch by how they are written. */
record WritePlan(List<Row> inserts, List<Row> updates) {}
