/** Tests of codecs, tables and the schema, without HTTP. */
package io.puente.salesforce.internal;
