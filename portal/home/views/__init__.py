"""What browsers, phones and search engines ask for under fixed names."""
