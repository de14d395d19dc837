package org.earshot.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.configure.Home;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.configure.YamlNode;
import org.earshot.mention.Source;

/** Where the admin's files name the accounts that answer. */
final class AccountPlaces {
    /** The parameters that may name one; a page answers where nothing else is said. */
    private static final List<String> NAMES = List.of("account", "user", "page");

    private AccountPlaces() {}

    /** Adds a problem at the line where a source names its account, or at its own where it names none; the cure ends the sentence. */
    static void problem(Home home, Source source, String why, Problems problems) {
        int end = why.lastIndexOf("; ");
        String what = sentence(end < 0 ? why : why.substring(0, end));
        String cure = sentence(end < 0 ? "correct its account or its key" : why.substring(end + 2));
        Optional<YamlNode> route = SourcesFolder.files(home).stream()
                .flatMap(file -> routes(home, file, problems))
                .filter(node -> node.get("routeId")
                        .filter(id -> id.isText(source.id()::equals))
                        .isPresent())
                .findFirst();
        route.map(AccountPlaces::account)
                .ifPresentOrElse(
                        place -> place.problem(what, cure),
                        () -> problems.add(home.say(home.routes().resolve("sources")), 0, what, cure));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Stream<YamlNode> routes(Home home, Path file, Problems problems) {
        return YamlFile.read(file, home.say(file), problems).stream()
                .flatMap(root -> root.items().stream())
                .flatMap(item -> item.get("templatedRoute").stream());
    }

    private static YamlNode account(YamlNode route) {
        List<YamlNode> parameters = route.get("parameters").map(YamlNode::items).orElse(List.of());
        return NAMES.stream()
                .flatMap(name -> parameters.stream()
                        .filter(parameter -> parameter
                                .get("name")
                                .filter(written -> written.isText(name::equals))
                                .isPresent()))
                .findFirst()
                .orElse(route);
    }
}
