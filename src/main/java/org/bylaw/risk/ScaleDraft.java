package org.bylaw.risk;

import java.util.List;
import java.util.Map;
import org.bylaw.risk.Scale.Step;

/**
 * A scale that is to take the place of the present one.
 *
 * @param levels by likelihood and impact, both counted from 1
 * @param likelihoodsCarried what each step of the present scale is on the new one
 * @param impactsCarried the same for the impact
 */
public record ScaleDraft(
        List<Step> likelihoods,
        List<Step> impacts,
        List<List<RiskLevel>> levels,
        RiskLevel acceptable,
        Map<Integer, Integer> likelihoodsCarried,
        Map<Integer, Integer> impactsCarried) {

    public ScaleDraft {
        likelihoods = List.copyOf(likelihoods);
        impacts = List.copyOf(impacts);
        levels = levels.stream().map(List::copyOf).toList();
        likelihoodsCarried = Map.copyOf(likelihoodsCarried);
        impactsCarried = Map.copyOf(impactsCarried);
    }
}
