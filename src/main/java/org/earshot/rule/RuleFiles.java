package org.earshot.rule;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.earshot.configure.Home;
import org.earshot.configure.WholeFile;

/** The files of config/: reads them, and writes one of them whole or not at all. */
final class RuleFiles {
    private final Home home;

    RuleFiles(Home home) {
        this.home = home;
    }

    Path place(RuleFile file) {
        return home.config().resolve(file.file());
    }

    /** The file as it is now, or with nothing in it where it is not there; nothing where it cannot be read. */
    Optional<RuleText> read(RuleFile file) {
        Path place = place(file);
        try {
            boolean there = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new RuleText(file, place, there ? Files.readString(place) : "", there));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Why a file cannot be read, in a few words. */
    String whyUnreadable(RuleFile file) {
        try {
            Files.readString(place(file));
            return "it was changed at this very moment";
        } catch (CharacterCodingException e) {
            return "it is not UTF-8";
        } catch (IOException e) {
            return WholeFile.reason(e);
        }
    }

    /** Why the console cannot write a file, as far as that is seen without trying; empty where nothing keeps it from that. */
    Optional<String> locked(RuleFile file) {
        Path place = place(file);
        if (Files.isSymbolicLink(place)) {
            return Optional.of(file.said() + " is a link; the console only writes files that stand here themselves");
        }
        if (Files.isDirectory(home.config()) && !Files.isWritable(home.config())) {
            return Optional.of("The daemon may not write in config/");
        }
        return Optional.empty();
    }

    /**
     * Puts a text in place of the one that was read.
     *
     * @return why that could not be done, in which case the file is as before; empty where it is done
     */
    Optional<String> write(RuleText before, String text) {
        Optional<String> locked = locked(before.file());
        if (locked.isPresent()) {
            return locked;
        }
        Path place = before.place();
        try {
            if (before.there() != Files.exists(place)
                    || before.there() && !Files.readString(place).equals(before.text())) {
                return Optional.of(before.file().said() + " was changed at this very moment; try again");
            }
            Files.createDirectories(home.config());
            WholeFile.replace(place, place.resolveSibling("." + place.getFileName() + ".new"), text);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    before.file().said() + " cannot be written: " + WholeFile.reason(e) + ". Nothing was changed");
        }
    }
}
