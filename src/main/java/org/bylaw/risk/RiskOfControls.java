package org.bylaw.risk;

import java.util.UUID;
import org.bylaw.control.ControlRisk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much depends on a control: the highest level before treatment, since that is what there would be without it. Risks
 * that nobody has assessed yet say nothing.
 */
@Component
class RiskOfControls implements ControlRisk {

    private final JdbcClient jdbc;

    RiskOfControls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String levelFor(UUID controlId) {
        return jdbc.sql("""
                        SELECT r.level FROM risk_control c JOIN risk r ON r.id = c.risk_id
                        WHERE c.control_id = :control AND r.state = 'OPEN' AND r.level IS NOT NULL
                        ORDER BY array_position(ARRAY['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW'], r.level) LIMIT 1
                        """)
                .param("control", controlId)
                .query(String.class)
                .optional()
                .orElse(RiskLevel.MEDIUM.name());
    }
}
