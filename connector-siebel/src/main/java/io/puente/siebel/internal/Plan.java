package io.puente.siebel.internal;

import java.util.List;

/** The rows of one batch by how they are written. */
record Plan(List<Row> inserts, List<Row> updates) {}
