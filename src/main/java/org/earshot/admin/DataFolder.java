package org.earshot.admin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.earshot.configure.Home;

/** Says in a sentence why nothing can be kept in the data folder, before a database finds out in its own words. */
final class DataFolder {
    /** A new database takes 5 MB, and an old one writes ahead before it tidies up. */
    static final long LEAST = 10_000_000;

    private static final ByteBuffer PROBE = ByteBuffer.allocate(64 * 1024).asReadOnlyBuffer();
    private static final String ELSEWHERE = ", or set EARSHOT_HOME to another folder.";

    private DataFolder() {}

    /**
     * Makes the folder where it is not there.
     *
     * @throws IOException whose message is a sentence with the folder and a cure
     */
    static void make(Home home) throws IOException {
        try {
            Files.createDirectories(home.data());
        } catch (IOException e) {
            throw unwritable(home, e);
        }
    }

    /**
     * Writes something and looks for room.
     *
     * @throws IOException whose message is a sentence with the folder and a cure
     */
    static void probe(Home home) throws IOException {
        probe(home, left(home));
    }

    static void probe(Home home, long left) throws IOException {
        if (left < LEAST) {
            throw new IOException("The disk of the data folder " + home.data() + " is full: " + left / 1_000_000
                    + " MB are left, and Earshot needs " + LEAST / 1_000_000 + " MB. Make room there" + ELSEWHERE);
        }
        Path file = home.data().resolve("earshot.probe");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            channel.write(PROBE.duplicate());
        } catch (IOException e) {
            throw unwritable(home, e);
        }
    }

    private static long left(Home home) throws IOException {
        try {
            return Files.getFileStore(home.data()).getUsableSpace();
        } catch (IOException e) {
            throw unwritable(home, e);
        }
    }

    /** Without a cause, because the command tells the message of the last one. */
    static IOException unwritable(Home home, IOException why) {
        String reason = why instanceof FileSystemException file ? file.getReason() : why.getMessage();
        return new IOException("The data folder " + home.data() + " cannot be written ("
                + (reason == null ? why.getClass().getSimpleName() : reason)
                + "). Let this user write there" + ELSEWHERE);
    }
}
