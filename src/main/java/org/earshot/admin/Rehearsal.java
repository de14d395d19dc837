package org.earshot.admin;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.configure.Home;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.earshot.mention.BrandBook;
import org.earshot.mention.SourceBook;

/** Checks the admin's files as a whole, as {@code check} does, with another text in one of them; changes nothing. */
public final class Rehearsal {
    private final Home home;
    private final ConfigurationReader reader;

    /** For the files of a home folder. */
    public Rehearsal(Home home, Secrets secrets) {
        this.home = home;
        this.reader = new ConfigurationReader(home, secrets);
    }

    /**
     * What keeps a text from being taken over: all that is wrong in that file, and what would be wrong in others because of it.
     *
     * @param file an absolute path
     * @param text what it would say
     */
    public List<Problem> problems(Path file, String text) {
        Problems before = new Problems();
        reader.read(before);
        Set<String> known = new HashSet<>();
        before.all().forEach(problem -> known.add(problem.file() + problem.what()));
        Problems after = new Problems();
        reader.read(after, Map.of(file, text));
        return after.all().stream()
                .filter(problem ->
                        problem.file().equals(home.say(file)) || !known.contains(problem.file() + problem.what()))
                .toList();
    }

    /** The brands as they would be with another text in the file; to be used only where it has no problems. */
    public BrandBook brands(Path file, String text) {
        return reader.read(new Problems(), Map.of(file, text)).brands();
    }

    /** The sources as the files have them now; those that have problems are left out. */
    public SourceBook sources() {
        return reader.read(new Problems()).sourceBook();
    }
}
