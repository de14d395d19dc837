package org.earshot.understand.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoorMachineTest {
    @TempDir
    Path folder;

    @Test
    void aSoundMachineHasTheModelAndKeepsItsHomeFolderClean() throws Exception {
        assertThat(run("-Xmx200m")).contains("ready true, vector true");
        assertThat(left("home")).isEmpty();
        assertThat(left("tmp")).isEmpty();
    }

    @Test
    void aProcessorWithoutNativeLibrariesGoesOnWithoutTheModel() throws Exception {
        assertThat(run("-Dos.arch=riscv64"))
                .contains("ready false, vector false")
                .containsOnlyOnce("Loading bge-small-en-v1.5-q failed");
    }

    @Test
    void aSystemThatNobodyKnowsGoesOnWithoutTheModel() throws Exception {
        assertThat(run("-Dos.name=Plan 9"))
                .contains("ready false, vector false")
                .containsOnlyOnce("Loading bge-small-en-v1.5-q failed");
    }

    @Test
    void tooLittleMemoryGoesOnWithoutTheModel() throws Exception {
        assertThat(run("-Xmx24m"))
                .contains("ready false, vector false")
                .containsOnlyOnce("Loading bge-small-en-v1.5-q failed");
    }

    private String run(String option) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + tmp,
                "-cp",
                System.getProperty("java.class.path"),
                PoorMachine.class.getName());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("XDG_CACHE_HOME");
        builder.redirectErrorStream(true).redirectOutput(said.toFile());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    private List<String> left(String name) throws IOException {
        Path root = folder.resolve(name);
        try (Stream<Path> files = Files.walk(root)) {
            List<String> left = new ArrayList<>();
            files.filter(path -> !path.equals(root))
                    .forEach(path -> left.add(root.relativize(path).toString()));
            return left;
        }
    }
}
