package org.earshot.console.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.admin.Audit;
import org.earshot.console.pages.Wording;

/**
 * Puts what a line of the audit log is about into the language of who reads it. The log itself stays as it was written; names and
 * notes are left alone, and so is what is not known here.
 */
final class AuditWords {
    private static final String AS_IT_IS = "";
    private static final String TIME = "time";
    private static final String ROLE = "admit.role.";
    private static final String VALUE = "admit.value.";

    private static final List<Said> ALL = List.of(
            said("login", "with (password|code|sso) from (.+)", "login", "admit.way."),
            said("user.add", "(.+) as (agent|supervisor|admin)", "as", AS_IT_IS, ROLE),
            said("user.password", "(.+) chose a password with a link", "by-link"),
            said("user.password", "(.+) chose a password", "chose"),
            said("user.password", "(.+) got a one-time password", "one-time"),
            said("user.link", "(.+) got a link to choose a password", "link"),
            said("user.sessions", "(.+): ended everywhere", "ended"),
            said("user.recovery-code", "(.+) used one, (\\d+) are left", "code"),
            said("user.recovery-code", "(.+) made new ones", "codes"),
            said("user.role", "(.+) stays admin, as the last one", "last"),
            said("user.", "(.+): (.*) -> (.*)", "turn", AS_IT_IS, VALUE, VALUE),
            said("token.create", "(.+), may (read|work|admin)", "may", AS_IT_IS, "admit.scope."),
            said("token.revoke", "(.+) of (.+)", "of"),
            said("customer.link", "handle (\\d+) with handle (\\d+)", "with"),
            said("customer.unlink", "handle (\\d+) from handle (\\d+)", "from"),
            said("customer.block", "customer (\\d+) for ever", "ever"),
            said("customer.block", "customer (\\d+) until (.+)", "until", AS_IT_IS, TIME),
            said("customer.erase", "customer (\\d+): (\\d+) handles, (\\d+) mentions, (\\d+) cases", "erased"),
            said("customer.", "customer (\\d+)", "customer"),
            said("question.", "question (\\d+), answer (\\d+)", "answer"),
            said("question.", "question (\\d+)", "question"),
            said("rule.", "([a-z]+ \\d+) \\(version (\\d+) again\\)(.*)", "again"),
            said("source.", "(.+) in (\\S+)", "in"),
            said("learning.undo", "(.+) to the shipped heads", "shipped"),
            said("learning.undo", "(.+) to (.+)", "to"));

    private final Wording wording;

    AuditWords(Wording wording) {
        this.wording = wording;
    }

    /** What a deed was done to. */
    String what(Audit.Entry entry) {
        if (Wording.locale().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return entry.what();
        }
        for (Said said : ALL) {
            Matcher found = said.pattern().matcher(entry.what());
            if (entry.deed().startsWith(said.deed()) && found.matches()) {
                return wording.say(said.key(), parts(said, found));
            }
        }
        return entry.what();
    }

    private Object[] parts(Said said, Matcher found) {
        Object[] parts = new Object[found.groupCount()];
        for (int place = 0; place < parts.length; place++) {
            String kind = place < said.words().size() ? said.words().get(place) : AS_IT_IS;
            parts[place] = word(kind, found.group(place + 1));
        }
        return parts;
    }

    private String word(String kind, String word) {
        if (kind.equals(TIME)) {
            return time(word);
        }
        return kind.isEmpty() || word.isEmpty() ? word : wording.sayOr(kind + word, word);
    }

    private String time(String word) {
        try {
            return wording.exact(Instant.parse(word), wording.zone());
        } catch (DateTimeException e) {
            return word; // somebody else's way to write a time is better than none
        }
    }

    private static Said said(String deed, String pattern, String key, String... words) {
        return new Said(deed, Pattern.compile(pattern, Pattern.DOTALL), "audit.what." + key, List.of(words));
    }

    /**
     * A way in which the log is written.
     *
     * @param deed how its deed starts
     * @param pattern that its words match
     * @param key of the same in the language files
     * @param words what each group is: the start of keys of the language files, a time, or nothing for what stays as it is
     */
    private record Said(String deed, Pattern pattern, String key, List<String> words) {}
}
