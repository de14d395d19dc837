package org.earshot.console.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of routes.txt.
 *
 * @param least the least role that it opens to, or public
 * @param method GET, POST, PUT or DELETE
 * @param path with its variables in braces
 * @param whose who else than anybody of the role may touch the object, empty where all may
 */
record Row(String least, String method, String path, String whose) {
    private static final List<String> ROLES = List.of("public", "agent", "supervisor", "admin");
    private static final Pattern CHOICE = Pattern.compile("\\{\\w+:(\\w[\\w-]*(?:\\|[\\w-]+)+)}");

    static List<Row> all() {
        try (InputStream file = Row.class.getResourceAsStream("/matrix/routes.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .map(cell -> new Row(cell[0], cell[1], cell[2], cell.length > 3 ? cell[3] : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a controller maps it, one for each word that a variable may be. */
    static List<String> routes(String method, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher choice = CHOICE.matcher(pattern);
        if (choice.find()) {
            for (String word : choice.group(1).split("\\|", -1)) {
                String one = pattern.substring(0, choice.start()) + word + pattern.substring(choice.end());
                found.addAll(routes(method, one));
            }
        } else {
            found.add(method + " " + pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^}]*})*}", "{$1}"));
        }
        return found;
    }

    String route() {
        return method + " " + path;
    }

    boolean isPublic() {
        return least.equals("public");
    }

    /** For scripts: says 401 where pages lead to the login. */
    boolean script() {
        return path.startsWith("/api/") || path.startsWith("/v3/") || path.startsWith("/actuator");
    }

    /** Needs no session, so there is nothing that a token would protect. */
    boolean open() {
        return path.startsWith("/s/") || path.startsWith("/hooks/");
    }

    boolean mayBe(String role) {
        return ROLES.indexOf(role) >= ROLES.indexOf(least);
    }

    @Override
    public String toString() {
        return route();
    }
}
