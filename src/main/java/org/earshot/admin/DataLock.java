package org.earshot.admin;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.earshot.configure.Home;

/** Keeps a second daemon off the same data folder; the system releases it when the process ends, however it ends. */
final class DataLock implements AutoCloseable {
    private final FileLock lock;

    private DataLock(FileLock lock) {
        this.lock = lock;
    }

    /**
     * The lock, or nothing where another process holds it.
     *
     * @throws IOException whose message is a sentence, where nothing can be kept in the data folder
     */
    static Optional<DataLock> take(Home home) throws IOException {
        DataFolder.make(home);
        FileChannel channel = open(home);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                DataFolder.probe(home);
                return Optional.of(new DataLock(lock));
            }
        } catch (OverlappingFileLockException e) {
            // This very process holds it already, which is as good a reason to refuse.
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    private static FileChannel open(Home home) throws IOException {
        Path file = home.data().resolve("earshot.lock");
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw DataFolder.unwritable(home, e);
        }
    }

    /** Holds it as long as the process lives: a lock that nobody refers to would be collected and so released. */
    void keepUntilExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(lock::isValid, "data-lock"));
    }

    @Override
    public void close() throws IOException {
        lock.channel().close();
    }
}
