package org.earshot.rule;

import org.earshot.admin.FilesLookedAt;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks at the files when the daemon starts and whenever somebody has changed them outside the console. */
@Component
@Profile("!tool")
class RuleWatch {
    private final RuleVersions versions;

    RuleWatch(RuleVersions versions) {
        this.versions = versions;
    }

    @EventListener(ApplicationStartedEvent.class)
    void started() {
        versions.open();
    }

    @EventListener(FilesLookedAt.class)
    void looked() {
        for (RuleFile file : RuleFile.values()) {
            versions.notice(file);
        }
    }
}
