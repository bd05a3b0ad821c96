package io.puente.salesforce.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A metadata package in the making: files, and the manifest that names what is in them. Not thread-safe. */
final class PackageZip {
    // The newest version whose stubs there are; the files need nothing newer.
    static final String VERSION = "62.0";

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> members = new TreeMap<>();

    PackageZip file(String path, String content) {
        files.put(path, content);
        return this;
    }

    /** Names a component that one of the files holds. */
    PackageZip member(String type, String name) {
        members.computeIfAbsent(type, any -> new TreeSet<>()).add(name);
        return this;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "package.xml", manifest());
            for (Map.Entry<String, String> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String path, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String manifest() {
        XmlText xml = new XmlText("Package");
        members.forEach((type, names) -> xml.nested("types", () -> {
            names.forEach(name -> xml.put("members", name));
            xml.put("name", type);
        }));
        return xml.put("version", VERSION).finish();
    }

    /** A file of a package that Salesforce sent. */
    static Optional<byte[]> find(byte[] zip, String suffix) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(suffix)) {
                    return Optional.of(in.readAllBytes());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }
}
