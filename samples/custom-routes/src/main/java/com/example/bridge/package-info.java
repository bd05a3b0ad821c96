/**
 * An integrator's application: Puente with routes of its own beside ours and around them. It uses Puente's documented
 * route ids, headers and beans, and nothing else of it.
 */
@NullMarked
package com.example.bridge;

import org.jspecify.annotations.NullMarked;
