package org.earshot.admin;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.configure.YamlNode;

/**
 * What the routes in the home folder may hold. Camel's languages and most of its components run code, open files or call programs,
 * so only the few that the line is made of are taken: they call our own stations, and nothing else.
 */
final class RouteRules {
    private static final Set<String> TEMPLATE = Set.of("routeTemplate");
    private static final Set<String> PIPELINE = Set.of("route", "routeConfiguration");
    private static final Set<String> WORDS = Set.of(
            "id",
            "description",
            "parameters",
            "name",
            "required",
            "defaultValue",
            "title",
            "type",
            "values",
            "or",
            "with",
            "example",
            "route",
            "routeConfigurationId",
            "from",
            "uri",
            "steps",
            "setBody",
            "constant",
            "to",
            "onException",
            "exception",
            "handled");
    private static final Set<String> STATIONS = Set.of(
            "poller",
            "streams",
            "hooks",
            "understanding",
            "judging",
            "queueing",
            "alerting",
            "alertSender",
            "replySender",
            "waking",
            "sharingOut",
            "drawing",
            "sweep",
            "purging",
            "rechecking",
            "nightlyLearning",
            "reloading",
            "mishaps",
            "clockWatch",
            "caseFigures",
            "gathering",
            "leases",
            "attendance",
            "drafts",
            "surveying",
            "tidying",
            "firstPage",
            "changesElsewhere");
    private static final Pattern ADDRESS = Pattern.compile("quartz:sources/\\{\\{source}}\\?\\{\\{schedule}}"
            + "|direct:hooks-\\{\\{source}}"
            + "|seda:[a-z]+(\\?[a-zA-Z0-9=&#]*)?|scheduler:[a-z-]+\\?[a-zA-Z0-9=&]*"
            + "|bean:(?<station>[a-zA-Z]+)\\?method=[a-zA-Z]+(\\(\\$\\{body\\.mention}\\))?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?!(source|schedule)}})");

    private RouteRules() {}

    /** Adds a problem for everything that may not stand in a file of routes. */
    static void check(YamlNode root, boolean pipeline) {
        for (YamlNode item : root.items()) {
            item.onlyKeys(pipeline ? PIPELINE : TEMPLATE);
            item.entries().values().forEach(RouteRules::words);
        }
    }

    private static void words(YamlNode node) {
        if (node.isList()) {
            node.items().forEach(RouteRules::words);
        } else if (node.isMapping()) {
            node.onlyKeys(WORDS);
            for (Map.Entry<String, YamlNode> entry : withoutProse(node).entrySet()) {
                switch (entry.getKey()) {
                    case "uri", "to" -> address(entry.getValue());
                    default -> words(entry.getValue());
                }
            }
        } else if (node.isText(text -> PLACEHOLDER.matcher(text).find())) {
            node.problem(
                    "Only {{source}} and {{schedule}} are filled in here",
                    "Give the value as a parameter of the source");
        }
    }

    /** A description and an example are said to people and never filled in. */
    private static Map<String, YamlNode> withoutProse(YamlNode node) {
        Map<String, YamlNode> entries = node.entries();
        entries.remove("description");
        entries.remove("example");
        return entries;
    }

    private static void address(YamlNode node) {
        if (node.isMapping()) {
            words(node);
        } else if (!node.isText(RouteRules::allowed)) {
            node.problem(
                    "This address may not be used in a route",
                    "Use quartz:sources/{{source}}?{{schedule}} or direct:hooks-{{source}},"
                            + " and the stations that the templates beside it call");
        }
    }

    private static boolean allowed(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() && (matcher.group("station") == null || STATIONS.contains(matcher.group("station")));
    }
}
