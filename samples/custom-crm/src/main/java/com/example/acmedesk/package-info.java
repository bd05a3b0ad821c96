/**
 * A connector for Acme Desk, a help desk reached over plain REST and JSON: the example for people who bring their own
 * CRM. It imports Puente's model and SPI, Jackson, and Spring Boot in the auto-configuration alone; nobody imports it.
 */
@NullMarked
package com.example.acmedesk;

import org.jspecify.annotations.NullMarked;
