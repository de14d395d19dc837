package org.earshot.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.earshot.admin.SourcesFolder.PlannedSource;
import org.earshot.configure.Home;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.earshot.configure.YamlFile;
import org.earshot.configure.YamlNode;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.BrandsFile;
import org.earshot.mention.Source;
import org.earshot.notify.AlertRules;
import org.earshot.notify.AlertsFile;
import org.earshot.spend.PriceBook;
import org.earshot.spend.PricesFile;
import org.earshot.triage.PolicyFile;
import org.earshot.triage.TriagePolicy;

/** Reads and checks the admin's files; needs nothing that runs. */
final class ConfigurationReader {
    private final Home home;
    private final Secrets secrets;

    ConfigurationReader(Home home, Secrets secrets) {
        this.home = home;
        this.secrets = secrets;
    }

    /** What the files say; only to be used where no problem was added. */
    Configured read(Problems problems) {
        return read(problems, Map.of());
    }

    /** What the files would say with other texts in place of some files of routes/sources. */
    Configured read(Problems problems, Map<Path, String> drafts) {
        List<Brand> brands = root("brands.yaml", problems)
                .map(root -> BrandsFile.read(root, problems))
                .orElse(List.of());
        BrandBook book = new BrandBook(brands);
        TriagePolicy policy = root("triage.yaml", problems)
                .map(root -> PolicyFile.read(root, problems))
                .orElse(TriagePolicy.DEFAULT);
        Set<String> ids = brands.stream().map(Brand::id).collect(Collectors.toSet());
        AlertRules alerts = root("alerts.yaml", problems)
                .map(root -> AlertsFile.read(root, secrets, ids, problems))
                .orElse(AlertRules.NONE);
        Map<String, Template> templates = TemplateFolder.of(home).templates(problems);
        List<PlannedSource> sources = new SourcesFolder(home, templates, book, secrets, problems, drafts).read();
        return new Configured(book, policy, alerts, sources, prices(templates, sources, problems));
    }

    private PriceBook prices(Map<String, Template> templates, List<PlannedSource> sources, Problems problems) {
        Set<String> platforms =
                templates.values().stream().map(Template::platform).collect(Collectors.toSet());
        Map<String, String> ids =
                sources.stream().map(PlannedSource::source).collect(Collectors.toMap(Source::id, Source::platform));
        return root("prices.yaml", problems)
                .map(root -> PricesFile.read(root, platforms, ids))
                .orElse(PriceBook.NONE);
    }

    private Optional<YamlNode> root(String name, Problems problems) {
        Path file = home.config().resolve(name);
        return YamlFile.read(file, home.say(file), problems);
    }
}
