package io.puente.boot;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Gives memory that the JIT compiler and SQLite have freed back to the operating system: glibc keeps it otherwise, and
 * it shows as resident for ever. Thread-safe.
 */
final class NativeMemory {

    private final MBeanServer server;

    NativeMemory(MBeanServer server) {
        this.server = server;
    }

    /** @return false if this JVM cannot do it */
    boolean giveBack() {
        try {
            // The same as jcmd's System.trim_native_heap, which only OpenJDK on Linux has, from 17.0.9 on.
            server.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "systemTrimNativeHeap", null, null);
            return true;
        } catch (JMException e) {
            return false;
        }
    }
}
