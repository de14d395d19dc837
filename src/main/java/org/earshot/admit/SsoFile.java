package org.earshot.admit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.earshot.configure.Nearest;
import org.earshot.configure.Secrets;
import org.earshot.configure.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code config/sso.yaml}; problems are added where it is wrong, and what it says may only be used where there are none. */
public final class SsoFile {
    private static final Set<String> KEYS = Set.of(
            "issuer",
            "client-id",
            "client-secret",
            "label",
            "scopes",
            "name-claim",
            "roles-claim",
            "roles",
            "auto-create",
            "domains",
            "password-login",
            "break-glass");
    private static final String LABEL = "Single sign-on";
    private static final Pattern NAMED = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "localhost", "[::1]");
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::word).toList();

    private SsoFile() {}

    /** What the file says; null where it says nothing that could hold. */
    public static @Nullable SsoSettings read(YamlNode root, Secrets secrets) {
        if (root.onlyKeys(KEYS).entries().isEmpty()) {
            return null;
        }
        String issuer = root.need("issuer").flatMap(SsoFile::issuer).orElse(null);
        String client = root.need("client-id").flatMap(YamlNode::text).orElse(null);
        Optional<YamlNode> claim = root.get("roles-claim");
        Map<String, Role> roles = root.get("roles").map(SsoFile::roles).orElse(Map.of());
        boolean ruled = ruled(root, roles);
        boolean passwords = root.get("password-login").flatMap(YamlNode::flag).orElse(true);
        String glass = text(root, "break-glass", null);
        if (!passwords && glass == null) {
            root.get("password-login")
                    .ifPresent(node -> node.problem(
                            "Nobody could come in while the provider is down",
                            "Name in break-glass the user whose password opens even then"));
        }
        String secret =
                root.get("client-secret").flatMap(node -> secret(node, secrets)).orElse(null);
        if (issuer == null || client == null || !ruled || !passwords && glass == null) {
            return null;
        }
        return new SsoSettings(
                issuer,
                client,
                secret,
                String.valueOf(text(root, "label", LABEL)),
                root.get("scopes").map(SsoFile::scopes).orElse(List.of("openid", "profile", "email")),
                String.valueOf(text(root, "name-claim", "preferred_username")),
                claim.flatMap(YamlNode::text).orElse(null),
                roles,
                root.get("auto-create").flatMap(YamlNode::flag).orElse(false),
                root.get("domains").map(SsoFile::domains).orElse(List.of()),
                passwords,
                glass);
    }

    /** Whether claim and roles go together: a claim without roles lets nobody in, and roles without a claim do nothing. */
    private static boolean ruled(YamlNode root, Map<String, Role> roles) {
        Optional<YamlNode> claim = root.get("roles-claim");
        claim.filter(node -> roles.isEmpty())
                .ifPresent(node -> node.problem(
                        "Nobody would have a role: 'roles' says of no value which role it is",
                        "Write roles with at least one value and its role, or take roles-claim away"));
        root.get("roles")
                .filter(node -> claim.isEmpty() && !roles.isEmpty())
                .ifPresent(node -> node.problem(
                        "'roles' gives nobody a role: 'roles-claim' does not say where the provider names them",
                        "Write roles-claim, or take roles away"));
        return claim.isPresent() != roles.isEmpty();
    }

    private static @Nullable String text(YamlNode root, String key, @Nullable String usual) {
        return root.get(key).flatMap(YamlNode::text).orElse(usual);
    }

    private static Optional<String> issuer(YamlNode node) {
        return node.text().filter(address -> {
            boolean right = isSafe(address);
            if (!right) {
                node.problem(
                        "'" + address + "' is no address of a provider",
                        "Write https://…, without what comes behind /.well-known");
            }
            return right;
        });
    }

    private static boolean isSafe(String address) {
        try {
            URI uri = new URI(address);
            boolean here = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
            boolean plain = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
            return uri.getHost() != null && plain && ("https".equals(uri.getScheme()) || here);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> secret(YamlNode node, Secrets secrets) {
        return node.text().flatMap(text -> {
            if (!NAMED.matcher(text).matches()) {
                node.problem(
                        "A secret is not written here, but the name of the environment variable that holds it",
                        "Write ${NAME} and set NAME where the daemon is started");
                return Optional.empty();
            }
            return secrets.config(text, node);
        });
    }

    private static List<String> scopes(YamlNode node) {
        List<String> scopes = node.texts();
        if (!scopes.contains("openid")) {
            node.problem("Without the scope openid a provider says nothing of who comes", "Add openid");
        }
        return scopes.contains("openid") ? scopes : List.of("openid");
    }

    private static Map<String, Role> roles(YamlNode node) {
        Map<String, Role> roles = new LinkedHashMap<>();
        node.entries()
                .forEach((value, word) ->
                        word.text().ifPresent(said -> role(word, said, role -> roles.put(value, role))));
        return roles;
    }

    private static void role(YamlNode node, String said, Consumer<Role> then) {
        Role.of(said)
                .ifPresentOrElse(
                        then, () -> node.problem("There is no role '" + said + "'", Nearest.cure(said, ROLES)));
    }

    private static List<String> domains(YamlNode node) {
        for (YamlNode item : node.items()) {
            item.text()
                    .filter(domain -> !DOMAIN.matcher(domain).matches())
                    .ifPresent(domain -> item.problem(
                            "'" + domain + "' is no domain", "Write what stands behind the @, such as acme.example"));
        }
        return node.texts();
    }
}
