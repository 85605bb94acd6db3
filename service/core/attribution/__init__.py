"""Who made an article and where it comes from: credits, bylines, datelines, dates, agencies."""
