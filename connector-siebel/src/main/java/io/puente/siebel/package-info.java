/**
 * Connector for the CRM this module is named after. The module holds its place in the build; the connector
 * itself is not written yet, so the type is not available to a {@code targets} entry.
 */
package io.puente.siebel;
