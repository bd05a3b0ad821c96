package io.puente.boot;

import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.autoconfigure.thread.Threading;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Few request threads. On Java 21 and later virtual threads take their place, if those are on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ProtocolHandler.class)
@ConditionalOnThreading(Threading.PLATFORM)
class RequestThreadsConfiguration {

    @Bean(destroyMethod = "shutdown")
    RequestThreads requestThreads(ServerProperties server) {
        int few = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());
        return new RequestThreads(few, server.getTomcat().getThreads().getMax(), RequestThreads.STUCK, "puente-http-");
    }

    @Bean
    TomcatProtocolHandlerCustomizer<?> fewRequestThreads(RequestThreads threads) {
        return protocol -> protocol.setExecutor(threads);
    }
}
