package io.puente.model;

import java.time.Instant;

/** What holds now for one purpose, and since when. */
public record ConsentState(ConsentPurpose purpose, ConsentDecision decision, Instant since, ConsentKey because) {}
