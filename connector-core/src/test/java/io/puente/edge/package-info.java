/** Tests of the webhook as HTTP callers see it: a real server, a real Camel context, a log that can be held back. */
package io.puente.edge;
