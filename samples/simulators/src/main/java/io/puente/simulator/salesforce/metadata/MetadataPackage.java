package io.puente.simulator.salesforce.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a deployment by path, package.xml at the root, and what package.xml names. */
record MetadataPackage(Map<String, byte[]> files, Map<String, Set<String>> members) {
    static final String MANIFEST = "package.xml";
    // The vendor's limits.
    private static final int MAX_FILES = 10_000;
    private static final long MAX_BYTES = 600L * 1024 * 1024;

    /** @throws IllegalArgumentException if this is no zip, too large, or has no readable package.xml */
    static MetadataPackage read(byte[] zip, boolean singlePackage) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        long bytes = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] content = in.readAllBytes();
                bytes += content.length;
                if (files.size() >= MAX_FILES || bytes > MAX_BYTES) {
                    throw new IllegalArgumentException("LIMIT_EXCEEDED: at most 10000 files and 600 MB");
                }
                String name = entry.getName();
                files.put(singlePackage ? name : name.substring(name.indexOf('/') + 1), content);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("INVALID_ZIP: " + e.getMessage(), e);
        }
        byte[] manifest = files.get(MANIFEST);
        if (manifest == null) {
            throw new IllegalArgumentException("No package.xml found");
        }
        return new MetadataPackage(files, members(XmlNode.parse(manifest)));
    }

    static Map<String, Set<String>> members(XmlNode manifest) {
        Map<String, Set<String>> members = new LinkedHashMap<>();
        for (XmlNode types : manifest.all("types")) {
            Set<String> names = members.computeIfAbsent(types.value("name").orElse(""), any -> new LinkedHashSet<>());
            types.all("members").forEach(member -> names.add(member.value()));
        }
        return members;
    }

    boolean names(String type, String fullName) {
        Set<String> named = members.getOrDefault(type, Set.of());
        return named.contains(fullName) || named.contains("*");
    }

    /** Paths below a folder with that suffix, in order of the zip. */
    List<String> paths(String folder, String suffix) {
        List<String> paths = new ArrayList<>();
        for (String path : files.keySet()) {
            if (path.startsWith(folder + "/") && path.endsWith(suffix)) {
                paths.add(path);
            }
        }
        return paths;
    }
}
