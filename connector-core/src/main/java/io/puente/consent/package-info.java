/**
 * Consent as evidence: words that give or withdraw it, consent given elsewhere, the hash chain of the ledger. Pure code;
 * imports the model and Jackson. The fold writes the ledger; the edge reads submissions.
 */
@NullMarked
package io.puente.consent;

import org.jspecify.annotations.NullMarked;
