/** The fake Acme Desk, the contract that the connector passes against it, and a gateway that delivers to it. */
package com.example.acmedesk;
