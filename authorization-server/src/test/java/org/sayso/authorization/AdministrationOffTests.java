package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.admin.Administrators;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** Unless the settings open it, there is no administration. */
class AdministrationOffTests {

    @Test
    void administrationThatIsNotSwitchedOn_doesNotExist() {
        try (RunningServer server = RunningServer.start()) {
            LinkingClient client = new LinkingClient(server);
            for (String path : List.of("/admin", "/admin/clients", "/admin/keys", "/admin/users/list")) {
                assertThat(client.get(path).status()).as(path).isEqualTo(404);
            }
            assertThatThrownBy(() -> server.bean(Administrators.class))
                    .isInstanceOf(NoSuchBeanDefinitionException.class);
            assertThat(client.token(
                                    Map.of("grant_type", "client_credentials", "scope", "sayso.admin"),
                                    RunningServer.BACKEND_ID,
                                    RunningServer.BACKEND_SECRET)
                            .json()
                            .get("error")
                            .asString())
                    .isEqualTo("invalid_scope");
        }
    }
}
