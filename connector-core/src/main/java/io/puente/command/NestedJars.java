package io.puente.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the classes of a jar of jars, each package from the jars in which it was met before. The loader that such a jar
 * starts with asks all jars in turn for every class, by an address made anew each time; with some two hundred jars that
 * takes longer than all else a command does. Thread-safe.
 */
final class NestedJars extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final URLClassLoader slow;
    private final List<Jar> jars;
    private final Map<String, List<Jar>> byPackage = new ConcurrentHashMap<>();

    private record Jar(JarFile file, URL url, ProtectionDomain domain) {}

    private NestedJars(URLClassLoader slow, List<Jar> jars) {
        super("puente-command", new URL[0], slow.getParent());
        this.slow = slow;
        this.jars = jars;
    }

    /** The same classes, found faster; the given loader itself if it does not read jars inside of a jar. */
    static ClassLoader of(ClassLoader given) {
        if (!(given instanceof URLClassLoader slow) || given == ClassLoader.getSystemClassLoader()) {
            return given;
        }
        List<Jar> jars = new ArrayList<>();
        try {
            for (URL url : slow.getURLs()) {
                if (!(url.openConnection() instanceof JarURLConnection connection)) {
                    return given;
                }
                var domain = new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null, given, null);
                jars.add(new Jar(connection.getJarFile(), url, domain));
            }
        } catch (IOException e) {
            return given;
        }
        return jars.isEmpty() ? given : new NestedJars(slow, List.copyOf(jars));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        List<Jar> known = byPackage.computeIfAbsent(folder, any -> new CopyOnWriteArrayList<>());
        for (Jar jar : known) {
            ZipEntry entry = jar.file.getEntry(path);
            if (entry != null) {
                return define(name, jar, entry);
            }
        }
        for (Jar jar : jars) {
            ZipEntry entry = jar.file.getEntry(path);
            if (entry != null) {
                known.add(jar);
                return define(name, jar, entry);
            }
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> define(String name, Jar jar, ZipEntry entry) throws ClassNotFoundException {
        try (InputStream content = jar.file.getInputStream(entry)) {
            byte[] bytes = content.readAllBytes();
            describePackage(name, jar);
            return defineClass(name, bytes, 0, bytes.length, jar.domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private void describePackage(String name, Jar jar) throws IOException {
        int end = name.lastIndexOf('.');
        if (end < 0 || getDefinedPackage(name.substring(0, end)) != null) {
            return;
        }
        try {
            var manifest = jar.file.getManifest();
            if (manifest == null) {
                definePackage(name.substring(0, end), null, null, null, null, null, null, null);
            } else {
                definePackage(name.substring(0, end), manifest, jar.url);
            }
        } catch (IllegalArgumentException e) {
            // Another thread was faster.
        }
    }

    @Override
    public URL findResource(String name) {
        return slow.findResource(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        return slow.findResources(name);
    }
}
