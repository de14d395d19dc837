package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earshot.configure.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithACure() throws IOException {
        Files.writeString(folder.resolve("data"), "in the way");

        assertThatThrownBy(() -> DataLock.take(new Home(folder)))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .hasMessageStartingWith("The data folder " + folder.resolve("data") + " cannot be written (")
                .hasMessageEndingWith("Let this user write there, or set EARSHOT_HOME to another folder.");
    }

    @Test
    void aLockThatCannotBeWrittenIsNamedToo() throws IOException {
        Files.createDirectories(folder.resolve("data/earshot.lock"));

        assertThatThrownBy(() -> DataLock.take(new Home(folder)))
                .hasNoCause()
                .hasMessageStartingWith("The data folder " + folder.resolve("data") + " cannot be written (");
    }

    @Test
    void aFullDiskIsNamedWithWhatIsLeftAndACure() throws IOException {
        Home home = new Home(folder);
        DataFolder.make(home);

        assertThatThrownBy(() -> DataFolder.probe(home, 3_500_000))
                .hasNoCause()
                .hasMessage("The disk of the data folder " + folder.resolve("data")
                        + " is full: 3 MB are left, and Earshot needs 10 MB. Make room there,"
                        + " or set EARSHOT_HOME to another folder.");
    }

    @Test
    void aProbeLeavesNothingBehind() throws IOException {
        try (DataLock lock = DataLock.take(new Home(folder)).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(folder.resolve("data")).isDirectoryContaining(file -> file.endsWith("earshot.lock"));
            try (var files = Files.list(folder.resolve("data"))) {
                assertThat(files).hasSize(1);
            }
        }
    }
}
