"""An outcome as its page shows it: reasons, plan, eligibility, margin, receipt, verification."""
