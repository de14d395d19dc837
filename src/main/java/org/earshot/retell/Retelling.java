package org.earshot.retell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in another language what the stations said in English. They write sentences for people into verdicts, journals and refusals,
 * where programs and mails read them too, so those stay English. The English texts under {@code said.} are read backwards: they tell
 * which text a sentence is and what was filled in. Sentences that nobody knows, such as an admin's own, stay as they are.
 */
public final class Retelling {
    private static final String PREFIX = "said.";
    private static final String FIELD = PREFIX + "field.";

    /** What is filled into these is written in a file, and has to be written there as it is. */
    private static final String LITERAL = PREFIX + "problem.";

    /** A host or the path of a file, which no language has other words for. */
    private static final Pattern PLACE = Pattern.compile("[a-z0-9-]+(?:[./][a-z0-9-]+)+(?::\\d{1,5})?");

    private static final Pattern PART = Pattern.compile("\\{(\\d)}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final int DEEPEST = 3;

    private final Map<String, String> fixed = new HashMap<>();
    private final List<Form> open = new ArrayList<>();
    private final Map<String, String> languages = new HashMap<>();

    /** Reads the English texts backwards once; takes a while, so keep it. */
    public Retelling() {
        ResourceBundle english = ResourceBundle.getBundle("messages", Locale.ROOT);
        english.keySet().stream().filter(key -> key.startsWith(PREFIX)).sorted().forEach(key -> learn(key, english));
        open.sort(Comparator.comparingInt(Form::written).reversed());
        for (String code : Locale.getISOLanguages()) {
            languages.put(Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH), code);
        }
    }

    private void learn(String key, ResourceBundle english) {
        String text = english.getString(key);
        if (!PART.matcher(text).find()) {
            fixed.put(small(text), key);
            return;
        }
        for (String form : text.split("\\|", -1)) {
            open.add(Form.of(key, small(form.replace("''", "'")), Plural.in(text)));
        }
    }

    /** The sentence in the language of who reads; empty where it is none of ours. */
    public Optional<String> told(String english, Speech speech) {
        String said = told(small(english), speech, 0);
        if (said == null || said.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Character.isUpperCase(english.charAt(0)) ? capital(said) : said);
    }

    private @Nullable String told(String english, Speech speech, int depth) {
        String key = fixed.get(english);
        // The titles of fields are everyday words, which a user or a team may be called too.
        if (key != null && (depth == 0 || !key.startsWith(FIELD))) {
            return speech.say(key);
        }
        if (depth > DEEPEST) {
            return null;
        }
        for (Form form : open) {
            Matcher found = form.pattern().matcher(english);
            if (english.startsWith(form.start())
                    && found.matches()
                    && (!form.led() || known(found.group(1), speech, depth))) {
                return speech.say(form.key(), parts(form, found, speech, depth));
            }
        }
        String clauses = joined(english, "; ", speech, depth);
        return clauses == null ? joined(english, ", ", speech, depth) : clauses;
    }

    /** A text that starts with a part fits much of what others write, so that part has to be a number, a place or words of ours. */
    private boolean known(String words, Speech speech, int depth) {
        return COUNT.matcher(words).matches()
                || PLACE.matcher(words).matches()
                || told(words, speech, depth + 1) != null;
    }

    /** All of it or nothing: half a sentence in another language reads worse than none. */
    private @Nullable String joined(String english, String between, Speech speech, int depth) {
        if (!english.contains(between)) {
            return null;
        }
        List<String> clauses = new ArrayList<>();
        for (String clause : english.split(between, -1)) {
            String said = told(clause, speech, depth + 1);
            if (said == null) {
                return null;
            }
            clauses.add(said);
        }
        return String.join(between, clauses);
    }

    private Object[] parts(Form form, Matcher found, Speech speech, int depth) {
        Object[] parts = new Object
                [form.parts().stream().mapToInt(Integer::intValue).max().orElse(0) + 1];
        Arrays.fill(parts, "");
        for (int group = 0; group < form.parts().size(); group++) {
            int place = form.parts().get(group);
            String words = found.group(group + 1);
            boolean counts =
                    form.counted() && place == 0 && COUNT.matcher(words).matches();
            boolean literal =
                    form.key().startsWith(LITERAL) || PLACE.matcher(words).matches();
            parts[place] = counts ? (Object) Long.valueOf(words) : literal ? words : word(words, speech, depth);
        }
        return parts;
    }

    /** What was filled in: words of ours, a list of them, the name of a language, or what stays as it is. */
    private String word(String english, Speech speech, int depth) {
        String code = languages.get(english);
        if (code != null) {
            return speech.language(code);
        }
        String said = told(english, speech, depth + 1);
        if (said != null || !english.contains(", ")) {
            return said == null ? english : said;
        }
        List<String> words = new ArrayList<>();
        for (String one : english.split(", ", -1)) {
            words.add(word(one, speech, depth + 1));
        }
        return String.join(", ", words);
    }

    private static String small(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * A text with parts to be filled in.
     *
     * @param key of the language file
     * @param start how its English sentences start
     * @param pattern that its English sentences match
     * @param parts which part each group of the pattern is
     * @param counted true where the first part decides the form
     * @param led true where it starts with a part
     * @param written how many of its characters are written out; the text with most of them is tried first
     */
    private record Form(
            String key, String start, Pattern pattern, List<Integer> parts, boolean counted, boolean led, int written) {
        static Form of(String key, String text, boolean counted) {
            StringBuilder regex = new StringBuilder();
            List<Integer> parts = new ArrayList<>();
            Matcher part = PART.matcher(text);
            int end = 0;
            while (part.find()) {
                regex.append(Pattern.quote(text.substring(end, part.start()))).append("((?:(?!; ).)+?)");
                parts.add(Integer.valueOf(part.group(1)));
                end = part.end();
            }
            regex.append(Pattern.quote(text.substring(end)));
            int first = text.indexOf('{');
            String start = first < 0 ? text : text.substring(0, first);
            Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
            return new Form(
                    key,
                    start,
                    pattern,
                    List.copyOf(parts),
                    counted,
                    text.startsWith("{"),
                    text.length() - 3 * parts.size());
        }
    }
}
