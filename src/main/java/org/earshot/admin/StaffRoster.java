package org.earshot.admin;

import java.util.Set;
import org.earshot.admit.Users;
import org.earshot.share.Roster;
import org.springframework.stereotype.Component;

/** Whoever may come in may be given cases. */
@Component
class StaffRoster implements Roster {
    private final Users users;

    StaffRoster(Users users) {
        this.users = users;
    }

    @Override
    public Set<String> mayComeIn() {
        return users.mayComeIn();
    }
}
