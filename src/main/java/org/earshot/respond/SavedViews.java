package org.earshot.respond;

import java.util.List;
import java.util.Locale;
import org.earshot.mention.Texts;
import org.springframework.stereotype.Service;

/** The views of the queue that users keep by name, each for themselves. */
@Service
public class SavedViews {
    /** Longer names do not fit on a page. */
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_ADDRESS = 1_000;
    private static final int MOST = 30;

    private final SavedViewTable views;

    SavedViews(SavedViewTable views) {
        this.views = views;
    }

    /** What came of it. */
    public enum Outcome {
        DONE,
        /** A name has 1 to 60 characters. */
        NAMELESS,
        /** Another view of the user has the name. */
        TAKEN,
        /** A user keeps up to 30. */
        TOO_MANY,
        /** The user has no such view. */
        MISSING
    }

    /** The views of a user by name. */
    public List<SavedView> of(String owner) {
        return views.of(owner);
    }

    /** Keeps a view; one of the same name gives way. */
    public Outcome save(String owner, String name, String address) {
        String clean = Texts.clean(name);
        if (nameless(clean) || address.length() > LONGEST_ADDRESS) {
            return Outcome.NAMELESS;
        }
        boolean known = views.replace(owner, new SavedView(0, clean, address));
        if (!known && views.of(owner).size() >= MOST) {
            return Outcome.TOO_MANY;
        }
        return known || views.insert(owner, new SavedView(0, clean, address)) ? Outcome.DONE : Outcome.TAKEN;
    }

    /** Gives a view of the user another name. */
    public Outcome rename(String owner, long id, String name) {
        String clean = Texts.clean(name);
        if (nameless(clean)) {
            return Outcome.NAMELESS;
        }
        if (views.of(owner).stream().noneMatch(view -> view.id() == id)) {
            return Outcome.MISSING;
        }
        return views.rename(owner, id, clean) ? Outcome.DONE : Outcome.TAKEN;
    }

    /** Forgets a view of the user. */
    public Outcome delete(String owner, long id) {
        return views.delete(owner, id) ? Outcome.DONE : Outcome.MISSING;
    }

    private static boolean nameless(String name) {
        return name.isEmpty() || name.length() > LONGEST_NAME;
    }

    /** By what names are the same: upper and lower case do not matter. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
