package org.earshot.understand.embedding;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * Loads the native libraries of ONNX Runtime out of the jar. ONNX Runtime could do so itself, but would leave a copy of 17 MB in the
 * temporary folder each time that the daemon is killed.
 */
final class RuntimeLibraries {
    private static final String PATH = "onnxruntime.native.path";

    private RuntimeLibraries() {}

    /** Loads them where they are not loaded yet; a path that an admin has set wins. */
    static synchronized OrtEnvironment load() throws IOException {
        if (System.getProperty(PATH) != null) {
            return OrtEnvironment.getEnvironment();
        }
        Path folder = Files.createTempDirectory("earshot-onnxruntime");
        try {
            for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
                copy(System.mapLibraryName(library), folder);
            }
            System.setProperty(PATH, folder.toString());
            return OrtEnvironment.getEnvironment();
        } finally {
            System.clearProperty(PATH);
            // A library that is loaded needs its file no more.
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    private static void copy(String library, Path folder) throws IOException {
        String name = "/ai/onnxruntime/native/" + platform() + "/" + library;
        try (InputStream file = OrtEnvironment.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("no native library " + name);
            }
            Files.copy(file, folder.resolve(library));
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").replaceFirst("^(amd64|x86_64)$", "x64");
        String known = system.startsWith("mac") ? "osx" : system.startsWith("win") ? "win" : "linux";
        return known + "-" + processor;
    }
}
