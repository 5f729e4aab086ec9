package org.bylaw.shared;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The one transaction manager, which tells a COMMIT that nobody answered apart from all that certainly was not saved. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource) {
            @Override
            protected RuntimeException translateException(String task, SQLException fault) {
                RuntimeException told = super.translateException(task, fault);
                return task.equals("JDBC commit")
                                && DatabaseTrouble.of(fault)
                                        .filter(DatabaseTrouble.AWAY::equals)
                                        .isPresent()
                        ? new OutcomeUnknown(told)
                        : told;
            }
        };
    }
}
