package org.earshot.listen;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Scaffold, replaced at merge. */
@Service
public class Sources {
    public List<SourceHealth> all() {
        return List.of();
    }

    public Optional<SourceHealth> find(String id) {
        return Optional.empty();
    }

    public void pause(String id) {}

    public void resume(String id) {}

    public void pollNow(String id) {}
}
