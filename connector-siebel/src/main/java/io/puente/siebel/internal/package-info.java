/**
 * What Siebel says and how it is understood: JSON of records and describes, search specifications, the failure table,
 * the check of what an administrator has to set up. It may import the model, the SPI and Jackson, never Camel or Spring;
 * only this connector uses it.
 */
@NullMarked
package io.puente.siebel.internal;

import org.jspecify.annotations.NullMarked;
