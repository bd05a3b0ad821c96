package io.puente.gateway.system;

import io.puente.gateway.PuenteGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puente's main class in a JVM of its own, with the class path of the tests and without the settings of who runs them. */
final class ChildJvm {
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private ChildJvm() {}

    /**
     * Its output is the caller's to direct.
     *
     * @param folder the one it works in; its data are below
     * @param memory options of the JVM
     * @param words of the command line, before the settings
     */
    static ProcessBuilder of(Path folder, List<String> memory, List<String> words, Map<String, String> settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memory);
        command.addAll(SMALL);
        command.add("@" + classPathFile(folder));
        command.add(PuenteGateway.class.getName());
        command.addAll(words);
        command.add("--puente.data=" + folder.resolve("data"));
        command.addAll(Platforms.arguments(settings));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PUENTE_") || name.startsWith("SPRING_"));
        return builder;
    }

    /** A class path may be longer than a command line. */
    private static Path classPathFile(Path folder) {
        String path = System.getProperty("java.class.path").replace("\\", "\\\\");
        try {
            return Files.writeString(folder.resolve("class-path.txt"), "-cp \"" + path + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
