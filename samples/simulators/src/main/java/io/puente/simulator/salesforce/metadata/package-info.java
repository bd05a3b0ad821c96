/**
 * The Metadata API over SOAP: deployments that change the schema and grant permissions, and the calls that read back what
 * is there; also the SOAP login of old API versions. Knows the org and its sessions.
 */
@NullMarked
package io.puente.simulator.salesforce.metadata;

import org.jspecify.annotations.NullMarked;
