package org.earshot.configure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all, so that nobody ever reads half of it, also after a loss of power. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Puts a text in place of a file.
     *
     * @param file what is replaced, or made where it is not there
     * @param draft where the text is written first, on the same disk; gone afterwards
     * @throws IOException where that could not be done; the file is as before
     */
    public static void replace(Path file, Path draft, String text) throws IOException {
        Files.deleteIfExists(draft);
        try {
            if (Files.exists(file)) {
                // For its owner and permissions, which the new file shall have too.
                Files.copy(file, draft, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
            try (FileChannel channel = FileChannel.open(
                    draft,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        settle(file.resolveSibling("."));
    }

    /** Makes the new name last through a loss of power, where the system lets a folder be opened. */
    private static void settle(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Why it could not be done, in a few words. */
    public static String reason(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "the daemon may not write there";
        }
        if (trouble instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(trouble.getMessage());
    }
}
