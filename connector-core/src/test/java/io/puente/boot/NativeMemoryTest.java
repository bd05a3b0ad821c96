package io.puente.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeMemoryTest {

    @Test
    void aJvmWithoutTheCommandIsNoFailure() {
        assertThat(new NativeMemory(MBeanServerFactory.newMBeanServer()).giveBack())
                .isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isAskedForByTheNameThatTheJvmHas() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        var command = new javax.management.ObjectName("com.sun.management:type=DiagnosticCommand");
        boolean known = java.util.Arrays.stream(server.getMBeanInfo(command).getOperations())
                .anyMatch(operation -> operation.getName().equals("systemTrimNativeHeap"));
        assertThat(new NativeMemory(server).giveBack()).isEqualTo(known);
    }
}
