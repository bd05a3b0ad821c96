package io.puente.store.jdbc;

import io.puente.testkit.AttentionListContract;
import io.puente.testkit.BackfillContract;
import io.puente.testkit.BindingContract;
import io.puente.testkit.CanonicalStoreContract;
import io.puente.testkit.DriftStatesContract;
import io.puente.testkit.IngestLogContract;
import io.puente.testkit.LeasesContract;
import io.puente.testkit.MappingVersionsContract;
import io.puente.testkit.MediaQueueContract;
import io.puente.testkit.MovableClock;
import io.puente.testkit.OutboxContract;
import io.puente.testkit.RecentPeopleContract;
import io.puente.testkit.RehearsalStandingsContract;
import io.puente.testkit.RemapsContract;
import io.puente.testkit.StoreUnderTest;
import io.puente.testkit.TargetRegistryContract;
import io.puente.testkit.TracingContract;
import io.puente.testkit.WholeCasesContract;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** All kits of the ports to storage, on PostgreSQL. */
class PostgresContractTest {
    private static StoreUnderTest fresh(MovableClock clock) throws SQLException {
        return new OpenStores(JdbcStores.postgres(PostgresServer.newSchema(), clock));
    }

    @Nested
    class Log extends IngestLogContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Canonical extends CanonicalStoreContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class People extends OutboxContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Leases extends LeasesContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Attention extends AttentionListContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Traces extends TracingContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Media extends MediaQueueContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Targets extends TargetRegistryContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Binding extends BindingContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class WholeCases extends WholeCasesContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Recent extends RecentPeopleContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Filling extends BackfillContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Mappings extends MappingVersionsContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Remapping extends RemapsContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Drift extends DriftStatesContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }

    @Nested
    class Rehearsals extends RehearsalStandingsContract {
        @Override
        protected StoreUnderTest open(MovableClock clock) throws SQLException {
            return fresh(clock);
        }
    }
}
