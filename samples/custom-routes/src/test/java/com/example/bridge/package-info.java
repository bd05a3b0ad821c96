/** The application between simulated platforms. */
package com.example.bridge;
