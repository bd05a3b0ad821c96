/**
 * Mapping files: read, checked, compiled, and applied to one canonical record at a time. Knows field names only from the
 * file and from the CRM's own description. Imports the model, the SPI, the YAML reader, phone numbers and CEL; delivery, boot and tools use it.
 */
@NullMarked
package io.puente.mapping;

import org.jspecify.annotations.NullMarked;
