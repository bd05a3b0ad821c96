package io.puente.boot;

import java.io.IOException;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * Leaves out of the application's own classes all that serves a running gateway: its routes, runners and listeners would
 * begin to work. What makes a connector stays.
 */
final class CommandScan extends TypeExcludeFilter {

    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final String FACTORY = "io.puente.spi.CrmConnectorFactory";

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory readers) throws IOException {
        AnnotationMetadata type = reader.getAnnotationMetadata();
        return !makesConnector(type.getClassName())
                && type.getAnnotatedMethods(BEAN).stream()
                        .map(MethodMetadata::getReturnTypeName)
                        .noneMatch(CommandScan::makesConnector);
    }

    private static boolean makesConnector(String className) {
        try {
            ClassLoader loader = ClassUtils.getDefaultClassLoader();
            return ClassUtils.forName(FACTORY, loader).isAssignableFrom(ClassUtils.forName(className, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // What cannot be loaded makes nothing.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandScan;
    }

    @Override
    public int hashCode() {
        return CommandScan.class.hashCode();
    }
}
