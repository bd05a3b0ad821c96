/**
 * What Salesforce says and how it is understood: JSON of collections, queries and describes, the failure table, the
 * schema Puente brings and its deployment. It may import the model, the SPI, Jackson and force-wsc, never Camel or Spring;
 * only this connector uses it.
 */
@NullMarked
package io.puente.salesforce.internal;

import org.jspecify.annotations.NullMarked;
