package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages say nothing that the language file does not know. */
class MessagesTest {
    private static final Path MAIN = Path.of("src/main");
    private static final List<Pattern> ASKED = List.of(
            Pattern.compile("#\\{([a-z][a-z0-9.-]*)[({}]"),
            Pattern.compile("#messages\\.msg\\('([a-z][a-z0-9.-]*)'[,)]"),
            Pattern.compile("\\.say\\([^\"();]*\"([a-z][a-z0-9.-]*[a-z0-9])\"[,)]"),
            Pattern.compile("\\? \"([a-z]+(?:\\.[a-z-]+)+)\" : \"[a-z]+(?:\\.[a-z-]+)+\""),
            Pattern.compile("\\? \"[a-z]+(?:\\.[a-z-]+)+\" : \"([a-z]+(?:\\.[a-z-]+)+)\""));

    @Test
    void everyTextOfThePagesIsInTheLanguageFile() throws IOException {
        Set<String> missing = new TreeSet<>();
        Properties known = messages();
        for (Path folder :
                List.of(MAIN.resolve("resources/templates"), MAIN.resolve("java/org/earshot/console/pages"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    asked(Files.readString(file)).stream()
                            .filter(key -> !known.containsKey(key))
                            .forEach(key -> missing.add(file.getFileName() + " " + key));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyPlatformAndEveryStateOfAFormHasAName() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("routes"))) {
            for (Path folder : folders.filter(path -> Files.isDirectory(path) && !path.endsWith("sources"))
                    .toList()) {
                assertThat(messages()).containsKey("platform." + folder.getFileName());
            }
        }
        assertThat(messages())
                .containsKeys("source.secret.set", "source.secret.unset", "source.secret.file")
                .containsKeys(
                        "source.fate.stored", "source.fate.edited", "source.fate.duplicate", "source.fate.unmatched");
    }

    private static Set<String> asked(String text) {
        Set<String> keys = new TreeSet<>();
        for (Pattern pattern : ASKED) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                keys.add(found.group(1));
            }
        }
        return keys;
    }

    private static Properties messages() throws IOException {
        Properties messages = new Properties();
        try (Reader reader =
                Files.newBufferedReader(MAIN.resolve("resources/messages.properties"), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }
}
