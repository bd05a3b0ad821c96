/** Tests of the auto-configuration. */
package io.puente.salesforce.boot;
