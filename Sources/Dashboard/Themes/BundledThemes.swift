/// The files of `themes/` as they are compiled in, in the order they are offered.
enum BundledThemes {
  typealias File = (name: String, contents: [UInt8])

  static let files: [File] = [
    ("dark", PackageResources.dark_toml),
    ("light", PackageResources.light_toml),
    ("high-contrast", PackageResources.high_contrast_toml),
    ("high-contrast-light", PackageResources.high_contrast_light_toml),
    ("okabe-ito", PackageResources.okabe_ito_toml),
    ("mono", PackageResources.mono_toml),
    ("alucard", PackageResources.alucard_toml),
    ("catppuccin-mocha", PackageResources.catppuccin_mocha_toml),
    ("dracula", PackageResources.dracula_toml),
    ("everforest", PackageResources.everforest_toml),
    ("gruvbox", PackageResources.gruvbox_toml),
    ("rose-pine", PackageResources.rose_pine_toml),
    ("tokyo-night", PackageResources.tokyo_night_toml),
  ]
}
