/**
 * What Dataverse says and how it is understood: batches of its Web API, queries, table descriptions, the failure tables,
 * the schema Puente brings and its installation. It may import the model, the SPI and Jackson, never Camel or Spring;
 * only this connector uses it.
 */
@NullMarked
package io.puente.dynamics.internal;

import org.jspecify.annotations.NullMarked;
