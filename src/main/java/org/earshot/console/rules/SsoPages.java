package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.admit.SsoInForce;
import org.earshot.admit.SsoSettings;
import org.earshot.admit.Users;
import org.earshot.configure.Problem;
import org.earshot.console.pages.StaffPage;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Through which provider staff sign in. What application.yaml says holds until this file says something. */
@StaffPage
class SsoPages {
    private static final String PAGE = "/settings/sso";
    private static final String ROLES = "roles";
    private static final String GLASS = "break-glass";
    private static final List<String> TEXTS =
            List.of("issuer", "client-id", "client-secret", "label", "name-claim", "roles-claim", GLASS);
    private static final List<String> FLAGS = List.of("auto-create", "password-login");
    private static final List<String> LISTS = List.of("domains", "scopes");

    private final RuleEditing editing;
    private final RuleFlow flow;
    private final SsoInForce present;
    private final Users users;

    SsoPages(RuleEditing editing, RuleFlow flow, SsoInForce present, Users users) {
        this.editing = editing;
        this.flow = flow;
        this.present = present;
        this.users = users;
    }

    @GetMapping(PAGE)
    ModelAndView open() {
        RuleEditing.Present now = editing.present(RuleFile.SSO);
        Map<String, List<String>> fields =
                written(now).isEmpty() && present.ofServer().on() ? ofServer(present.ofServer()) : shown(now);
        fields.put("fingerprint", List.of(now.fingerprint()));
        return dressed(form(now, fields).page(List.of()));
    }

    @PostMapping(PAGE)
    ModelAndView send(@RequestParam Map<String, String> sent, HttpServletRequest request) {
        RuleEditing.Present now = editing.present(RuleFile.SSO);
        boolean removes = sent.getOrDefault("deed", "").equals("remove");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        shown(now).keySet().forEach(name -> fields.put(name, List.of(removes ? "" : Typed.text(sent, name))));
        fields.put("fingerprint", List.of(Typed.text(sent, "fingerprint")));
        return dressed(flow.step(form(now, fields), sent, request));
    }

    private ModelAndView dressed(ModelAndView page) {
        if ("rule-sso".equals(page.getViewName())) {
            SsoSettings now = present.get();
            bare(page);
            page.addObject("on", now.on());
            page.addObject("ofServer", now.on() && now.equals(present.ofServer()));
            page.addObject("inForce", now);
            page.addObject(
                    "redirect",
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                            .path("/login/oauth2/code/sso")
                            .toUriString());
        }
        return page;
    }

    /** Whoever types a secret in spite of what the page says does not get it back. */
    private void bare(ModelAndView page) {
        Map<String, String> shown = new LinkedHashMap<>();
        Entries.map(page.getModel().get("form"))
                .forEach((name, value) ->
                        shown.put(String.valueOf(name), editing.openPart(String.valueOf(name), String.valueOf(value))));
        page.addObject("form", shown);
    }

    private static Map<?, ?> written(RuleEditing.Present now) {
        return Entries.map(YamlText.of(now.text()).flatMap(YamlText::at).orElse(null));
    }

    private static Map<String, List<String>> shown(RuleEditing.Present now) {
        Map<?, ?> file = written(now);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        TEXTS.forEach(key -> fields.put(key, List.of(Typed.shown(file.get(key), " "))));
        LISTS.forEach(key -> fields.put(key, List.of(Typed.shown(file.get(key), "\n"))));
        FLAGS.forEach(key -> fields.put(key, List.of(Typed.shown(file.get(key), " "))));
        StringBuilder roles = new StringBuilder();
        Entries.map(file.get(ROLES))
                .forEach((value, role) ->
                        roles.append(value).append(": ").append(role).append('\n'));
        fields.put(ROLES, List.of(roles.toString().strip()));
        return fields;
    }

    /** What application.yaml says, to begin with; its secret is not shown, and its variable is not known. */
    private static Map<String, List<String>> ofServer(SsoSettings server) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        TEXTS.forEach(key -> fields.put(key, List.of("")));
        fields.put("issuer", List.of(String.valueOf(server.issuer())));
        fields.put("client-id", List.of(String.valueOf(server.clientId())));
        fields.put("label", List.of(server.label()));
        fields.put("name-claim", List.of(server.nameClaim()));
        fields.put(
                "roles-claim", List.of(Optional.ofNullable(server.rolesClaim()).orElse("")));
        fields.put(GLASS, List.of(Optional.ofNullable(server.breakGlass()).orElse("")));
        fields.put("domains", List.of(String.join("\n", server.domains())));
        fields.put("scopes", List.of(String.join("\n", server.scopes())));
        fields.put("auto-create", List.of(String.valueOf(server.autoCreate())));
        fields.put("password-login", List.of(String.valueOf(server.passwordLogin())));
        List<String> roles = server.roles().entrySet().stream()
                .map(role -> role.getKey() + ": " + role.getValue().word())
                .sorted()
                .toList();
        fields.put(ROLES, List.of(String.join("\n", roles)));
        return fields;
    }

    private EntryForm form(RuleEditing.Present now, Map<String, List<String>> fields) {
        return new EntryForm(
                now,
                "rule-sso",
                PAGE,
                fields,
                own(fields),
                text -> changed(text, fields),
                (text, line) -> text.keyOn(line));
    }

    private List<Problem> own(Map<String, List<String>> fields) {
        String glass = value(fields, GLASS);
        return glass.isEmpty() || users.find(glass).isPresent()
                ? List.of()
                : List.of(FormFault.own(
                        RuleFile.SSO,
                        "The user under 'break-glass' is not known here",
                        "Name a user who has a password"));
    }

    private static Optional<YamlText> changed(YamlText text, Map<String, List<String>> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        TEXTS.forEach(key -> values.put(key, value(fields, key)));
        LISTS.forEach(key -> values.put(key, Typed.words(value(fields, key))));
        FLAGS.forEach(key -> values.put(key, value(fields, key)));
        values.put(ROLES, roles(value(fields, ROLES)));
        return Entries.set(Optional.of(text), List.of(), values);
    }

    /** One role on each line, behind the last colon. */
    private static Map<String, Object> roles(String typed) {
        Map<String, Object> roles = new LinkedHashMap<>();
        Typed.lines(typed).forEach(line -> {
            String whole = String.valueOf(line);
            int colon = whole.lastIndexOf(':');
            String value = colon < 0 ? whole : whole.substring(0, colon).strip();
            roles.put(value, colon < 0 ? "?" : whole.substring(colon + 1).strip());
        });
        return roles;
    }

    private static String value(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).get(0);
    }
}
